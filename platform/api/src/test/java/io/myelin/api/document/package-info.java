/** Tests of the document that the build makes of the contract. */
@org.jspecify.annotations.NullMarked
package io.myelin.api.document;
