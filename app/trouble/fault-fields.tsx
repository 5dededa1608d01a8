"use client";

import type { FaultSettings } from "#wire";
import { useText } from "../text/text-provider.tsx";
import { Choice } from "./choice.tsx";
import { choices, chosenFaults, sayValue, switchedFaults } from "./in-force.ts";
import { Cut, Outage } from "./once.tsx";
import { Switch } from "./switch.tsx";
import type { TroubleHand } from "./use-trouble.ts";

interface FaultFieldsProps {
  faults: FaultSettings;
  hand: TroubleHand;
}

/** Every fault of the simulated network, each with what it does in plain words. */
export function FaultFields({ faults, hand }: FaultFieldsProps) {
  const { text, format } = useText();
  const { trouble } = text;
  return (
    <>
      <Outage faults={faults} hand={hand} />
      <Cut hand={hand} />
      {chosenFaults.map((fault) => (
        <Choice
          key={fault}
          {...trouble.faults[fault]}
          values={choices[fault]}
          value={faults[fault]}
          say={(value) => (value === 0 ? trouble.none : sayValue(fault, value, format))}
          onChoose={(value) => void hand.change({ [fault]: value })}
        />
      ))}
      {switchedFaults.map((fault) => (
        <Switch
          key={fault}
          {...trouble.faults[fault]}
          isOn={faults[fault]}
          onSwitch={(isOn) => void hand.change({ [fault]: isOn })}
        />
      ))}
    </>
  );
}
