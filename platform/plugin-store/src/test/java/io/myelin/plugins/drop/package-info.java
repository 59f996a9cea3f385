@org.jspecify.annotations.NullMarked
package io.myelin.plugins.drop;
