/**
 * Pictures in JPEG form from strangers. Start at {@link io.myelin.jpeg.JpegDecoder}: libjpeg-turbo
 * where the system has it, the JDK's decoder otherwise, both behind one check of the header that
 * bounds what a picture may cost.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.jpeg;
