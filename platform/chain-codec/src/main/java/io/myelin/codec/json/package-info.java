/** Values as people write and read them. Start with {@link io.myelin.codec.json.ValueJson}. */
@org.jspecify.annotations.NullMarked
package io.myelin.codec.json;
