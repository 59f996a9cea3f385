/**
 * Reading text from pictures. A validator draws lines of text that nobody else knows; a miner says
 * of each position which characters it may be. Start at {@link io.myelin.image.ImageSubnet}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.image;
