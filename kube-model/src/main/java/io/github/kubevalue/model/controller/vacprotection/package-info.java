/** Classes of volume attributes that are to be deleted go when no claim and no volume has them any more. */
@NullMarked
package io.github.kubevalue.model.controller.vacprotection;

import org.jspecify.annotations.NullMarked;
