/** The commands about plugins and what their authors need. */
@org.jspecify.annotations.NullMarked
package io.myelin.cli.plugins;
