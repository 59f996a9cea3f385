/**
 * The contract between a subnet's plugin and whoever runs it: records are the questions, answers,
 * truths and settings. Start at {@link io.myelin.spi.Subnet}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.spi;
