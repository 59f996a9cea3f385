/**
 * Types of the chain, declared once: encoding and metadata shape together. Start with {@link
 * io.myelin.runtime.type.Type}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.runtime.type;
