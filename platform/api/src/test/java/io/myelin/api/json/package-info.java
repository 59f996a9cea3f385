/** Tests of how records become JSON. */
@org.jspecify.annotations.NullMarked
package io.myelin.api.json;
