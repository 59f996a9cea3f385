/**
 * When a validator reveals, asks and commits, and what it remembers. Open {@link
 * io.myelin.host.validator.ValidatorSchedule} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.host.validator;
