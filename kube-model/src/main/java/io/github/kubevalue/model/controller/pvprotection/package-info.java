/** Volumes that are to be deleted go when no claim is bound to them any more. */
@NullMarked
package io.github.kubevalue.model.controller.pvprotection;

import org.jspecify.annotations.NullMarked;
