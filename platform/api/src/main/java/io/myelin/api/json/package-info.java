/** How the records of the contract become JSON. */
@org.jspecify.annotations.NullMarked
package io.myelin.api.json;
