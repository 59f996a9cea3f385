/** Tests of the root of the port without a container. */
@org.jspecify.annotations.NullMarked
package io.myelin.node.web;
