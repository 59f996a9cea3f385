/**
 * The plugins of a data folder: which jars lie there, which version of each is live, and what the
 * operator approved. Start at {@link io.myelin.plugins.store.PluginStore}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.plugins.store;
