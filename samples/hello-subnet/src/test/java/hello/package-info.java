@org.jspecify.annotations.NullMarked
package hello;
