/**
 * The text subnet: miners predict the next byte and complete passages, validators judge them with a
 * reference model and a private text. Open {@link io.myelin.text.TextSubnet} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.text;
