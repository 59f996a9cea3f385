/**
 * The server side of the console is thin: pages are Faces views, data comes to the browser from the
 * node's public REST interface. Open {@link io.myelin.console.SecurityHeaders} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.console;
