@org.jspecify.annotations.NullMarked
package io.myelin.door;
