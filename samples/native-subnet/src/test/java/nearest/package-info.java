/** Tests of the subnet and of its jar. */
@org.jspecify.annotations.NullMarked
package nearest;
