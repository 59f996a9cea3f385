@org.jspecify.annotations.NullMarked
package io.myelin.worker.blob;
