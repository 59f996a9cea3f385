/** What is refused before anything starts, and whom a pid file means. */
@org.jspecify.annotations.NullMarked
package io.myelin.cli.supervisor;
