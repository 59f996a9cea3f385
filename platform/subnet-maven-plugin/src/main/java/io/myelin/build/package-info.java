/** Goals that an author's build runs. */
@org.jspecify.annotations.NullMarked
package io.myelin.build;
