package io.github.kubevalue.model.controller.endpointslice;

import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The slices that a Service is to have in a family.
 *
 * @param slices the slices
 * @param layout how the endpoints lie in them; none if the next look has to be at all of them
 */
record Packed(Seq<EndpointSlice> slices, Option<Layout> layout) {}
