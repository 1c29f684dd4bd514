/**
 * {@code MutatingAdmissionPolicy}: which policies would have changed a request, of which the user is told. What they would have changed
 * is not modelled.
 */
@NullMarked
package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import org.jspecify.annotations.NullMarked;
