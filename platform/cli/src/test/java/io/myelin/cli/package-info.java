/** What the commands say, and with which exit code. */
@org.jspecify.annotations.NullMarked
package io.myelin.cli;
