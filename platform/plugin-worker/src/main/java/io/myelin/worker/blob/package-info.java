/**
 * Bytes by their digest, as attachments travel: kept on bounded shelves of a data folder. Start at
 * {@link io.myelin.worker.blob.BlobStore}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.worker.blob;
