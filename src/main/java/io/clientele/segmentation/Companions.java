package io.clientele.segmentation;

import io.clientele.offer.OfferDraft;
import io.clientele.place.SegmentPlace;
import io.clientele.sales.DailySales;

import java.util.List;

/// What is published beside a snapshot, and goes with it.
///
/// @param sales what each day brought until then
/// @param places where and how each segment buys
/// @param offers what there is to offer
record Companions(List<DailySales> sales, List<SegmentPlace> places, OfferDraft offers) {}
