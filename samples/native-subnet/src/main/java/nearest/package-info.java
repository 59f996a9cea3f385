/** A subnet whose miners compute in C. */
@org.jspecify.annotations.NullMarked
package nearest;
