/** What this module refuses, in words. */
@org.jspecify.annotations.NullMarked
package io.myelin.plugins;
