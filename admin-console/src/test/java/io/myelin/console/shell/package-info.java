@org.jspecify.annotations.NullMarked
package io.myelin.console.shell;
