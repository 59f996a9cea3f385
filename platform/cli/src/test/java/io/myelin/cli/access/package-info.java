@org.jspecify.annotations.NullMarked
package io.myelin.cli.access;
