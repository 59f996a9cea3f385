/** A subnet on one page. */
@org.jspecify.annotations.NullMarked
package hello;
