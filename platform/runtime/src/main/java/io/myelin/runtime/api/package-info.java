/**
 * Runtime APIs: functions over a state that clients reach by {@code state_call} (rpc.md 4). Start
 * with {@link io.myelin.runtime.api.RuntimeApi}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.runtime.api;
