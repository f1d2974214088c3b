interface Adult {
  readonly name: string;
  readonly role: string;
}

const PARENT = /\b(parental|parent|carer|mother|father|mum|dad|mam|guardian|grand|foster|aunt|uncle|step)/i;
const OF_SETTING = /\b(key person|senco|manager|practitioner|room leader|setting|deputy|owner|childminder)/i;

export const isParent = (person: Adult): boolean => PARENT.test(person.role) || PARENT.test(person.name);
export const isOfSetting = (person: Adult): boolean =>
  OF_SETTING.test(person.role) || person.name === 'Setting';
