/**
 * A composite without a model: it asks miners of other subnets and learns, topic by topic, whom to
 * believe. Start at {@link io.myelin.router.RouterSubnet}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.router;
