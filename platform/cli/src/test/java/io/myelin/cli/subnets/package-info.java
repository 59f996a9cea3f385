/** Tests of what is said before and after a subnet is made. */
@org.jspecify.annotations.NullMarked
package io.myelin.cli.subnets;
