@org.jspecify.annotations.NullMarked
package io.myelin.jpeg;
