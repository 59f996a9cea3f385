/**
 * The contract between a subnet's plugin and whoever runs it: questions, answers and judgements as
 * JSON-shaped data. Start at {@link io.myelin.spi.SubnetPlugin}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.spi;
