/** What tests of other modules hold running servers against. */
@org.jspecify.annotations.NullMarked
package io.myelin.api.testing;
