/**
 * What the API server fills in where the user says nothing ({@code pkg/apis/*}{@code /v1/defaults.go}). Every function here
 * is idempotent: a second reading of the same object changes nothing.
 */
@NullMarked
package io.github.kubevalue.model.defaulting;

import org.jspecify.annotations.NullMarked;
