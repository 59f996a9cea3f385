/** Makes the OpenAPI document say the conventions; runs at build only. */
@org.jspecify.annotations.NullMarked
package io.myelin.api.document;
