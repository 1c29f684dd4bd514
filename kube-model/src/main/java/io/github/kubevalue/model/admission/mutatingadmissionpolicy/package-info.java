/**
 * {@code MutatingAdmissionPolicy}: what requests are completed with, in the Common Expression Language. Policies and bindings come in
 * the order of their names, which in the real API server is a matter of chance.
 */
@NullMarked
package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import org.jspecify.annotations.NullMarked;
