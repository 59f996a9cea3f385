/** From a plugin to a subnet that pays. Open {@link io.myelin.cli.subnets.SubnetCommand} first. */
@org.jspecify.annotations.NullMarked
package io.myelin.cli.subnets;
