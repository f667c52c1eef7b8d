/** How words are spelled whose concepts know them only by their beginning: what a slip is mended to. */
export const SPELLINGS: readonly string[] = (
  'breathing breathe breath breathless breathlessness suffocating gasping wheezing swelling swollen bleeding vomiting ' +
  'vomited vomit swallowed swallow swallowing paralysed paralyzed numbness unconscious unresponsive confused confusion ' +
  'collapsed collapse dizziness dizzy sweating headache headaches seizure seizures convulsing convulsion convulsions ' +
  'choking choked drowning drowned electrocuted suicidal suicide pregnant pregnancy diabetic diabetes allergic allergy ' +
  'anaphylactic anaphylaxis hallucinating hallucinations shivering shaking trembling drowsy lethargic overdose overdosed ' +
  'poisoned bleach paracetamol temperature stiffness weakness slurred slurring droopy drooping blurred blurry testicle ' +
  'stomach abdomen chest throat tongue infection infected rash hives itching burned burning blister blisters scalded ' +
  'hypothermia heatstroke frostbite strangled threatened stabbed raped molested daughter husband girlfriend boyfriend ' +
  'friend brother sister mother father grandma grandmother toddler newborn baby bladder control remember vision ' +
  'suddenly severe terrible crushing squeezing tightness pressure palpitations pounding racing fainted fainting ' +
  'alcohol drinking vodka heroin withdrawal voices killing myself himself herself anymore swallowing tablets ' +
  'antidepressants ibuprofen insulin ketones sugar feeding nappy floppy contractions contraction waters kicking ' +
  'movements movement forehead concussion knocked pupils fever neck lightning electric shock asthma inhaler meningitis ' +
  'sepsis stroke appendicitis hernia aneurysm bleeding coughing blood tarry stool urinate feeling hurting hurts ' +
  'really because please could should would about after diarrhea nauseous nausea vomiting tingling weakness dizzy fainted hospital ambulance ' +
  'emergency weeks pregnancy scared strangle violent husband kicked punched pills tablet suicidal depressed die dying dead ' +
  'jumping overdosing swallowed glass bleeding wound stitches cannot losing consciousness conscious awake asleep waking ' +
  'barely cannot speaking speech talking words twisted drooped numb tingly walking balance double arm heart attack ' +
  'difficulty swallowing wheezy asthmatic allergies peanuts stung sting swells swelled fits epileptic epilepsy ' +
  'jerking rolled unconsious responding response drowned electrocution shocked current wire burnt scald boiling water ' +
  'frozen freezing shivers exhaustion heatstroke feverish rashes purple spots blotchy mottled stiff bladder bowels ' +
  'testicles swallowing appendix vomits diabetic glucose unresponsive hallucination paranoid schizophrenia knife ' +
  'disappear disappears nobody would unconscious antifreeze accidentally machete ladder concrete hallucinating drink blacked splitting ' +
  'vomiting stabbed overdosing amitriptyline vodka whisky gasping contractions trembling trembles kerosene daughter anything ' +
  'mouth coming tonight speak finger fingers shoulder comfortable medicine medication needle drooped droops tongue grabbing unable hospital ambulance anybody ' +
  'white strength purple foaming swollen accidentally cleaner petrol feverish peeling doing reaction breathed'
).split(' ');
