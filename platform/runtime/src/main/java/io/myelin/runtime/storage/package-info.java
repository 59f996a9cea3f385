/**
 * Storage items and the overlay they are read from and written to. Start with {@link
 * io.myelin.runtime.storage.StorageMap}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.runtime.storage;
