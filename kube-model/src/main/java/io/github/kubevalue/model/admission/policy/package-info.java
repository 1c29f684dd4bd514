/**
 * What {@code ValidatingAdmissionPolicy} and {@code MutatingAdmissionPolicy} have in common: which requests a policy speaks of, which
 * bindings and parameters it is asked with, the names and values of its expressions, and what policies must be. Not modelled are
 * checks of the types of a policy against the schemas of the resources that it speaks of, the cost of expressions, and
 * rules that a request only fits in another version of its resource.
 */
@NullMarked
package io.github.kubevalue.model.admission.policy;

import org.jspecify.annotations.NullMarked;
