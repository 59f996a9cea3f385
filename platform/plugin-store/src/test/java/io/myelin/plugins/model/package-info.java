@org.jspecify.annotations.NullMarked
package io.myelin.plugins.model;
