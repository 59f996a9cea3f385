@org.jspecify.annotations.NullMarked
package io.myelin.node.epochs;
