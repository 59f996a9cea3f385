/**
 * Attachments as a host keeps, takes and hands them on: {@link io.myelin.host.blob.Shelves} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.host.blob;
