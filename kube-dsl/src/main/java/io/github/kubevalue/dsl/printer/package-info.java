/**
 * Objects as {@code kubectl get} prints them, column by column. Kinds that no printer knows get NAME and AGE, as the API
 * server prints custom resources without columns of their own.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
