/**
 * The API's JSON and its values: how the fields of a document become those of a type, and back. Types are found by
 * reflection, so a new one needs no word here. Fields that no type names are kept; values of the wrong type are told in the
 * words of Go's decoder.
 */
@NullMarked
package io.github.kubevalue.model.codec;

import org.jspecify.annotations.NullMarked;
