/**
 * The server side of the console is small: {@link io.myelin.console.shell} answers with the page,
 * {@link io.myelin.console.assets} with what the page loads, {@link io.myelin.console.signin} signs
 * in and out. All that moves is TypeScript in src/main/console, and its data come to the browser
 * from the node's public REST interface.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.console;
