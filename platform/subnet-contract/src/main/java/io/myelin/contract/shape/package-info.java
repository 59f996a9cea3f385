/**
 * The kinds of values a record's components may hold, each with its JSON, text, size and schema.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.contract.shape;
